using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Platform.Models;

/// <summary>Makes the form of an answer.</summary>
internal static class ModelForm
{
    /// <summary>A tool that is never run: calling it is the answer.</summary>
    public static AIFunctionDeclaration Create(string name, string description, string schema)
    {
        using var json = JsonDocument.Parse(schema);
        return AIFunctionFactory.CreateDeclaration(name, description, json.RootElement.Clone());
    }
}
