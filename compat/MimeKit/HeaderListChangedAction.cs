namespace MimeKit;

/// <summary>What happened to a header list.</summary>
public enum HeaderListChangedAction
{
    Added,
    Changed,
    Removed,
    Cleared,
}
