namespace Platform.Documents;

/// <summary>A stored document.</summary>
/// <param name="Name">Its name, a file's name at once.</param>
/// <param name="ContentType">Its media type, without parameters.</param>
/// <param name="Content">Its bytes.</param>
public sealed record StoredDocument(string Name, string ContentType, ReadOnlyMemory<byte> Content);
