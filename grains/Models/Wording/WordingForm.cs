using Microsoft.Extensions.AI;

namespace Platform.Models.Wording;

/// <summary>The form of a worded reply.</summary>
internal static class WordingForm
{
    /// <summary>The form.</summary>
    public static AIFunctionDeclaration Form { get; } = ModelForm.Create(
        "write_reply",
        "Gives the reply, sentence by sentence.",
        """
        {
          "type": "object",
          "properties": {
            "sentences": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": { "from": { "type": "array", "items": { "type": "integer" } }, "text": { "type": "string" } },
                "required": ["from", "text"]
              }
            }
          },
          "required": ["sentences"]
        }
        """);
}
