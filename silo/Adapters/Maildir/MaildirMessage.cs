namespace Platform.Silo.Adapters.Maildir;

/// <summary>A file in the inbox.</summary>
/// <param name="Name">Its name in <c>new/</c>.</param>
/// <param name="Size">Bytes, when it was listed.</param>
/// <param name="ArrivedAt">When its last byte was written.</param>
public sealed record MaildirMessage(string Name, long Size, DateTimeOffset ArrivedAt);
