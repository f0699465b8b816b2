"""A server that speaks OpenAI's chat completions, in an engine's place."""
