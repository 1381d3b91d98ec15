type ScriptUrlRules = { createScriptURL: (url: string) => string };

/** Trusted Types, where the browser has them. What a policy makes is taken for the text that it stands for. */
declare var trustedTypes: { createPolicy: (name: string, rules: ScriptUrlRules) => ScriptUrlRules } | undefined;
