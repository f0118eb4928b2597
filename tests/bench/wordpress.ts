import { spawn, spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "#db/embedded";

const INSTALLED = "/usr/share/wordpress";
const THEME = "/usr/share/wordpress/wp-content/themes/twentytwentythree";
const TRIES = 100;
const PAUSE_MS = 200;
/** As many as two cores can use. */
const WORKERS = 4;

const phpFpm = (): string | undefined =>
  existsSync("/usr/sbin") ? readdirSync("/usr/sbin").find((name) => /^php-fpm\d/.test(name)) : undefined;

/** Whether Debian's packages of WordPress, PHP and MariaDB are here: apt-get install -y wordpress wordpress-theme-twentytwentythree php-fpm mariadb-server. */
export const hasWordpress = (): boolean =>
  existsSync(THEME) && phpFpm() !== undefined && existsSync("/usr/sbin/mariadbd");

/**
 * WordPress as Debian ships it, without plugins, behind nginx with gzip, on data of its own, with one article of the given words.
 * Returns the article's address.
 */
export async function bringUpWordpress(folder: string, words: string, stops: (() => void)[]): Promise<string> {
  const at = (name: string) => join(folder, name);
  const php = phpFpm();
  if (!php) throw new Error("There is no PHP here.");
  const run = (program: string, args: string[]) => {
    const started = spawn(program, args, { stdio: "ignore" });
    stops.push(() => started.kill("SIGTERM"));
  };
  mkdirSync(at("mysql"));
  const made = spawnSync("mariadb-install-db", [
    `--datadir=${at("mysql")}`,
    "--auth-root-authentication-method=normal",
    "--user=root",
  ]);
  if (made.status !== 0) throw new Error(`MariaDB made no database: ${made.stderr}`);
  run("/usr/sbin/mariadbd", [
    "--no-defaults",
    `--datadir=${at("mysql")}`,
    `--socket=${at("mysql.sock")}`,
    `--pid-file=${at("mysql.pid")}`,
    "--skip-networking",
    "--user=root",
  ]);
  const query = (text: string) => spawnSync("mariadb", ["--no-defaults", `--socket=${at("mysql.sock")}`, "-e", text]);
  await until(() => query("select 1").status === 0, "MariaDB");
  query("create database wordpress");

  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  cpSync(INSTALLED, at("wordpress"), { recursive: true, dereference: true });
  rmSync(at("wordpress/wp-config.php"), { force: true });
  writeFileSync(
    at("wordpress/wp-config.php"),
    `<?php define('DB_NAME','wordpress'); define('DB_USER','root'); define('DB_PASSWORD',''); define('DB_HOST','localhost:${at("mysql.sock")}');
     define('WP_HOME','${address}'); define('WP_SITEURL','${address}'); define('DB_CHARSET','utf8mb4'); define('DB_COLLATE',''); define('WP_DEBUG',false); define('DISABLE_WP_CRON',true); define('WP_HTTP_BLOCK_EXTERNAL',true);
     $table_prefix='wp_'; if (!defined('ABSPATH')) define('ABSPATH', __DIR__ . '/'); require_once ABSPATH . 'wp-settings.php';`,
  );
  writeFileSync(
    at("php-fpm.conf"),
    `[global]\nerror_log=${at("php-fpm.log")}\ndaemonize=no\n[www]\nuser=root\ngroup=root\nlisten=${at("php.sock")}\nlisten.mode=0666\npm=static\npm.max_children=${WORKERS}\n`,
  );
  run(`/usr/sbin/${php}`, ["-R", "-y", at("php-fpm.conf")]);
  const own = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"].map(
    (name) => `${name}_temp_path ${at(`wp-${name}`)};`,
  );
  writeFileSync(
    at("wordpress.conf"),
    `daemon off; user root; worker_processes auto; pid ${at("wordpress.pid")}; error_log /dev/null;
     events { worker_connections 4096; }
     http {
       include /etc/nginx/mime.types; access_log off; gzip on; keepalive_requests 1000000; ${own.join(" ")}
       server {
         listen 127.0.0.1:${port}; root ${at("wordpress")}; index index.php;
         location / { try_files $uri $uri/ /index.php?$args; }
         location ~ \\.php$ { include /etc/nginx/fastcgi_params; fastcgi_param HTTP_HOST $http_host; fastcgi_param SCRIPT_FILENAME $document_root$fastcgi_script_name; fastcgi_pass unix:${at("php.sock")}; }
       }
     }`,
  );
  run("nginx", ["-c", at("wordpress.conf"), "-p", folder]);
  await until(async () => (await fetch(`${address}/wp-admin/install.php`).catch(() => null))?.ok === true, "WordPress");
  const password = crypto.randomUUID();
  await fetch(`${address}/wp-admin/install.php?step=2`, {
    method: "POST",
    body: new URLSearchParams({
      weblog_title: "A newsroom",
      user_name: "editor",
      admin_password: password,
      admin_password2: password,
      pw_weak: "on",
      admin_email: "editor@example.org",
      blog_public: "1",
    }),
  });
  const written = words.replaceAll("\\", "\\\\").replaceAll("'", "\\'");
  const set = `update wordpress.wp_posts set post_title = 'Was the bridge open?', post_content = '${written}' where ID = 1`;
  if (query(set).status !== 0) throw new Error("WordPress was not set up.");
  const article = `${address}/?p=1`;
  const shown = await fetch(article);
  if (!shown.ok || !(await shown.text()).includes("Was the bridge open?"))
    throw new Error("WordPress shows no article.");
  return shown.url;
}

async function until(isReady: () => boolean | Promise<boolean>, name: string): Promise<void> {
  for (let tries = 0; tries < TRIES; tries++) {
    if (await isReady()) return;
    await sleep(PAUSE_MS);
  }
  throw new Error(`${name} did not come up.`);
}
