namespace Platform.Tests.Support;

/// <summary>What a server was asked.</summary>
internal sealed record TestHttpRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, string Body);
