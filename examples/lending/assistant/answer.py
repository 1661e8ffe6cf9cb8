"""Answers a question from passages of the help articles."""

from pathlib import Path

from openai import OpenAI

MODEL = "gpt-4o-mini"
PROMPT = Path(__file__).with_name("prompt.md").read_text(encoding="utf-8")


def answer(question: str, passages: list[str]) -> str:
    client = OpenAI()
    response = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": PROMPT},
            {"role": "user", "content": "\n\n".join([*passages, question])},
        ],
    )
    return response.choices[0].message.content or ""
