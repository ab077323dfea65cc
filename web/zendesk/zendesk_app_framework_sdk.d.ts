// As much of Zendesk's client as is used here.

declare module "zendesk_app_framework_sdk" {
  export interface Client {
    on(event: string, handler: () => void): void;
    /** Gives each path's value under the path itself; what could not be read is missing, and named in `errors`. */
    get(paths: string[]): Promise<Record<string, unknown>>;
    set(path: string, value: unknown): Promise<unknown>;
    invoke(action: string, ...parameters: unknown[]): Promise<unknown>;
    metadata(): Promise<{ settings?: Record<string, unknown> }>;
  }

  const framework: {
    /** False where no Zendesk is around this page. */
    init(): Client | false;
  };
  export default framework;
}
