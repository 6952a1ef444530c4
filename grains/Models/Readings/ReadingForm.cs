using Microsoft.Extensions.AI;

namespace Platform.Models.Readings;

/// <summary>The form of a reading.</summary>
internal static class ReadingForm
{
    /// <summary>The form.</summary>
    public static AIFunctionDeclaration Form { get; } = ModelForm.Create(
        "report_reading",
        "Reports how the message reads.",
        """
        {
          "type": "object",
          "properties": {
            "language": { "type": "string" },
            "intents": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": { "name": { "type": "string" }, "confidence": { "type": "number" }, "quote": { "type": "string" } },
                "required": ["name", "confidence", "quote"]
              }
            },
            "slots": {
              "type": "array",
              "items": {
                "type": "object",
                "properties": { "name": { "type": "string" }, "value": { "type": "string" }, "quote": { "type": "string" } },
                "required": ["name", "value", "quote"]
              }
            },
            "sentiment": {
              "type": "object",
              "properties": { "score": { "type": "number" }, "quotes": { "type": "array", "items": { "type": "string" } } },
              "required": ["score", "quotes"]
            }
          },
          "required": ["language", "intents", "slots", "sentiment"]
        }
        """);
}
