namespace MimeKit;

/// <summary>The Importance header.</summary>
public enum MessageImportance
{
    Low,
    Normal,
    High,
}
