// The browser's window in which a person chooses a file. It opens only while they press something.

/** The input that asked last. It stays in the page: one that nothing holds may be collected before it tells of a file.
 * @type {HTMLInputElement | undefined} */
let asked;

/** @param {(file: File) => void} take called unless they choose none @param {string} [accept] which files the browser offers first */
export function chooseFile(take, accept = ".json,application/json") {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = accept;
  input.hidden = true;
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) take(file);
  });
  asked?.remove();
  asked = input;
  document.body.append(input);
  input.click();
}
