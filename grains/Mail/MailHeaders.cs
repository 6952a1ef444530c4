using MimeKit;

namespace Platform.Mail;

/// <summary>Headers by name; the first of a name counts, and a missing one is null.</summary>
internal readonly struct MailHeaders(HeaderList headers)
{
    /// <summary>The decoded, trimmed value.</summary>
    public string? this[string name] => headers[name]?.Trim();

    /// <summary>The values of every header of this name.</summary>
    public IEnumerable<string> All(string name) => headers.Where(header => header.Field.Equals(name, StringComparison.OrdinalIgnoreCase)).Select(header => header.Value);

    public bool Has(string name) => headers.Contains(name);
}
