using System.Text.Json;

namespace Platform.Tests.Models;

/// <summary>What a scripted server was asked.</summary>
internal sealed record ModelRequest(string Model, string System, string User, string? Form, string Authorization, JsonElement Body)
{
    /// <summary>The user's message as JSON.</summary>
    public JsonElement Input => JsonSerializer.Deserialize<JsonElement>(User);
}
