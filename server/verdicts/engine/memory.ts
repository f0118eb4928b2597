/** Arrays of zeros that the threads of a run share. */
export const float64 = (length: number) =>
  new Float64Array(new SharedArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT));
export const int32 = (length: number) => new Int32Array(new SharedArrayBuffer(length * Int32Array.BYTES_PER_ELEMENT));
export const uint8 = (length: number) => new Uint8Array(new SharedArrayBuffer(length));

/** The most that an array of bytes holds in one place. */
export const MOST_IN_BYTE = 255;
