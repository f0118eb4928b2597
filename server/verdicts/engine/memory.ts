/** Memory that the threads of a run share; a browser, where there is one thread, may have none to share. */
const Memory: { new (bytes: number): ArrayBufferLike } = globalThis.SharedArrayBuffer ?? ArrayBuffer;

/** Arrays of zeros that the threads of a run share. */
export const float64 = (length: number) => new Float64Array(new Memory(length * Float64Array.BYTES_PER_ELEMENT));
export const int32 = (length: number) => new Int32Array(new Memory(length * Int32Array.BYTES_PER_ELEMENT));
export const uint8 = (length: number) => new Uint8Array(new Memory(length));

/** The most that an array of bytes holds in one place. */
export const MOST_IN_BYTE = 255;
