// How the tabs of one computer tell each other what they did.

/** @param {string} name @returns {BroadcastChannel | null} none where the browser has none, or bars it together with its storage: then tabs share nothing */
export function openChannel(name) {
  try {
    return new BroadcastChannel(name);
  } catch {
    return null;
  }
}
