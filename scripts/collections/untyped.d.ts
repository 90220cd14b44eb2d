// Types of packages without their own, as far as this project uses them.

declare module 'openapi-to-postmanv2' {
  interface Conversion {
    result: boolean;
    reason?: string;
    output?: { type: string; data: unknown }[];
  }
  interface Converter {
    convertV2(
      input: { type: 'json'; data: object },
      options: Record<string, boolean | string>,
      done: (error: Error | null, conversion: Conversion) => void,
    ): void;
  }
  const converter: Converter;
  export default converter;
}

declare module 'newman' {
  export interface NewmanItem {
    id: string;
  }
  export interface NewmanEvents {
    start: { run: { abort(): void } };
    assertion: { item: NewmanItem; assertion: string; skipped: boolean; error: Error | null };
    script: { item: NewmanItem };
    request: {
      item: NewmanItem;
      request: { method: string; url: { toString(): string }; headers: { has(name: string): boolean } };
      response?: { code: number; text(): string };
    };
  }
  export interface NewmanRun {
    on<Name extends keyof NewmanEvents>(
      name: Name,
      listener: (error: Error | null, event: NewmanEvents[Name]) => void,
    ): NewmanRun;
  }
  export interface NewmanSummary {
    run: {
      stats: Record<'items' | 'requests' | 'assertions', { total: number; failed: number }>;
      failures: { error: Error }[];
    };
  }
  interface Newman {
    run(options: object, done: (error: Error | null, summary: NewmanSummary) => void): NewmanRun;
  }
  const newman: Newman;
  export default newman;
}
