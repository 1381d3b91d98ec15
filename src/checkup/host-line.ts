/**
 * The one line that Hugging Face puts into the page of a static Space, right behind `<head>`: names and values that
 * `settings/client-id.ts` reads. What stands there in any other form is not theirs.
 */
export const hostLine =
  /(?<=<head>)<script>window\.huggingface=\{variables:\{("[A-Z_]+":"[\w .:/-]*",?)*\}\};<\/script>/;
