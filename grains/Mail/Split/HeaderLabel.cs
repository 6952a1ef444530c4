namespace Platform.Mail;

/// <summary>A line of the header block above an earlier mail.</summary>
internal enum HeaderLabel
{
    From,
    Date,
    To,
    Cc,
    Subject,
}
