using Platform.Documents;

namespace Platform.Silo.Adapters;

/// <summary>What every store of documents refuses.</summary>
internal static class DocumentRules
{
    /// <exception cref="ArgumentException">The name or the content type cannot be used.</exception>
    public static void Check(string name, string contentType)
    {
        if (!DocumentNames.IsName(name))
        {
            throw new ArgumentException($"'{name}' is no name of a document: use up to {DocumentNames.MaxLength} letters, digits, '-', '_' and '.'", nameof(name));
        }

        if (!DocumentNames.IsContentType(contentType))
        {
            throw new ArgumentException($"'{contentType}' is no media type such as application/pdf", nameof(contentType));
        }
    }
}
