// Tells the page that holds this card how high the card is, and again when that changes.
const tell = () => parent.postMessage({ countersignHeight: document.body.getBoundingClientRect().height }, "*");
if (parent !== window) new ResizeObserver(tell).observe(document.body);
