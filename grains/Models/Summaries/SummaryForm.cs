using Microsoft.Extensions.AI;

namespace Platform.Models.Summaries;

/// <summary>The form of a summary.</summary>
internal static class SummaryForm
{
    /// <summary>The form.</summary>
    public static AIFunctionDeclaration Form { get; } = ModelForm.Create(
        "report_summary",
        "Gives the summary.",
        """{ "type": "object", "properties": { "summary": { "type": "string" } }, "required": ["summary"] }""");
}
