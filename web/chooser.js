// The browser's window in which a person chooses a file. It opens only while they press something.

/** The input that asked last. It stays in the page: one that nothing holds may be collected before it tells of a file.
 * @type {HTMLInputElement | undefined} */
let asked;

/** @param {(file: File) => void} take called unless they choose none */
export function chooseFile(take) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
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
