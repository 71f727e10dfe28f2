// Types of the page's data and of the parts of vis.js that the page uses. Read by editors and by tsc; never shipped.
type Lang = "ja" | "en";
type Names = Partial<Record<Lang, string>>;
interface Own {
  iri: string; type: "event" | "agreement" | "statement" | "other"; cls?: string; lane: string; linked: boolean;
  heights: Record<Lang, number>; title_ja?: string; title_en?: string; lines: Record<Lang, string[]>; label_ja: string; label_en: string;
  date?: string; earliest?: string; latest?: string; kind?: string; act?: string; topics?: string[];
  speakers?: string[]; holders?: string[]; reporter?: string; addressees?: string[]; made_at?: string; reports?: string;
  negated?: boolean; qualifier?: string; limits?: string; participants?: string[]; place?: string; adopted_at?: string;
  force?: string; verification?: string; part_of?: string; sources?: string[]; passages?: string[]; main?: string; document?: string;
}
interface Thing { id: string; x: number; y: number; keii: Own; }
interface Trace {
  id: string; from: string; to: string;
  keii: {
    iri: string; relation: string; basis: string; cue?: string; score?: number; lifted_from?: string;
    departs?: string; verification?: string; lands?: string; passages?: string[]; sources?: string[]; document?: string;
  };
}
interface Quoted { quote: string; start: number; end: number; locator?: string; document?: string; file?: string; }
interface Paper {
  title?: string; issued?: string; publisher?: string; language?: string; source?: string; relayed_by?: string[];
  file?: string; part_of?: string;
}
interface Plan {
  places: Record<string, [number, number]>; months: [string, number][]; years: [number, number, number, number][];
  lanes: [string, number, number][]; width: number; height: number; undated: number;
}
interface Tables {
  layouts: Record<"linked" | "all", Plan>; colours: Record<string, number>; passages: Record<string, Quoted>;
  documents: Record<string, Paper>; labels: Record<string, Names>; texts: Record<string, string>;
  references: { quote: string; statement?: string }[];
}
interface Hop { n: number; edge: Trace; near: string; far: string; another: boolean; closes: boolean; seen: boolean; }
interface Walk { root: string; up: boolean; hops: Hop[]; numbers: Map<string, number>; edges: Set<string>; }
interface State {
  lang: Lang; theme: string; view: "picture" | "table"; level: "decisions" | "linked" | "all";
  node: string | null; edge: string | null; trace: string | null; dir: "up" | "down"; wide: boolean;
  topics: Set<string>; kinds: Set<string>; bases: Set<string>;
}
type Child = Node | string | null | undefined | false;
declare namespace vis {
  class DataSet<T> { constructor(items?: T[]); update(items: object[]): void; get(): T[]; get(id: string): T | null; }
  class Network {
    constructor(at: HTMLElement, data: object, options: object);
    on(event: string, run: (params: any) => void): void;
    moveTo(to: object): void; getScale(): number; getViewPosition(): { x: number; y: number };
    canvasToDOM(at: { x: number; y: number }): { x: number; y: number };
    DOMtoCanvas(at: { x: number; y: number }): { x: number; y: number };
    redraw(): void; setSize(width: string, height: string): void;
    getNodeAt(at: { x: number; y: number }): string | undefined;
    getEdgeAt(at: { x: number; y: number }): string | undefined;
  }
}
