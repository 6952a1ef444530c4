namespace MimeKit.Utils;

/// <summary>Reports whose content is one block of header fields.</summary>
internal static class ReportFields
{
    public static HeaderList Load(MimePart part)
    {
        HeaderList fields;
        if (part.Content is null)
        {
            part.Content = new MimeContent(new MemoryStream());
            fields = [];
        }
        else
        {
            fields = new MimeParser(ParserOptions.Default.Clone(), part.Decode()).ParseHeaders();
        }

        fields.Changed += _ => part.Content = Content([fields]);
        return fields;
    }

    public static MimeContent Content(IEnumerable<HeaderList> groups)
    {
        var stream = new MemoryStream();
        foreach (var group in groups)
        {
            group.WriteTo(stream);
        }

        return new MimeContent(stream);
    }
}
