namespace MimeKit;

internal sealed class HeaderListChangedEventArgs(Header? header, HeaderListChangedAction action) : EventArgs
{
    public HeaderListChangedAction Action { get; } = action;

    public Header? Header { get; } = header;
}
