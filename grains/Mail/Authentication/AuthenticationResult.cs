namespace Platform.Mail.Authentication;

/// <summary>What one method found.</summary>
/// <param name="Method">Lower case: <c>spf</c>, <c>dkim</c>, <c>dmarc</c>.</param>
/// <param name="Outcome">Lower case: <c>pass</c>, <c>fail</c>, <c>none</c> and others.</param>
/// <param name="Properties">Such as <c>header.from</c>; names without case.</param>
public sealed record AuthenticationResult(string Method, string Outcome, IReadOnlyDictionary<string, string> Properties);
