// The browser's window in which a person chooses a file. It opens only while they press something.

/** @param {(file: File) => void} take called unless they choose none */
export function chooseFile(take) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = ".json,application/json";
  input.addEventListener("change", () => {
    const file = input.files?.[0];
    if (file) take(file);
  });
  input.click();
}
