using System.Text.Json;

namespace Platform.Silo.Adapters.Cassettes;

/// <summary>A recorded answer.</summary>
/// <param name="Key">The call's name (<see cref="CassetteKey"/>).</param>
/// <param name="Tool">The tool that was called; null when there were only words.</param>
/// <param name="Arguments">Its arguments.</param>
/// <param name="Text">The words.</param>
/// <param name="In">Tokens sent.</param>
/// <param name="Out">Tokens that came back.</param>
/// <param name="End">Why the model ended.</param>
internal sealed record CassetteCall(string Key, string? Tool, JsonElement? Arguments, string? Text, long In, long Out, string? End);
