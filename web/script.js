// A script that is loaded when it is needed. A module would do the same, but some browsers never load one again that failed once.

/** @param {string} address @returns {Promise<void>} @throws where it cannot be loaded now */
export function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${address} could not be loaded`));
    document.head.append(script);
  });
}
