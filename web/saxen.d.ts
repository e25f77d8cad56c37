// What xml.js uses of saxen, which brings no types.
declare module "saxen" {
  export class Parser {
    on(event: "openTag", act: (name: string, attributes: () => Record<string, string> | false) => void): this;
    on(event: "closeTag" | "text" | "cdata" | "comment" | "attention" | "warn", act: (text: string) => void): this;
    /** Throws what an `act` throws, and where the text is no XML. */
    write(xml: string): this;
    end(): Error | null;
  }
}
