using System.Globalization;

namespace MimeKit;

/// <summary>A piece of a message that was cut up (RFC 2046 section 5.2.2); pieces are not joined here.</summary>
public class MessagePartial : MimePart
{
    public MessagePartial(MimeEntityConstructorArgs args) : base(args)
    {
    }

    public string? Id => ContentType.Parameters["id"];

    public int? Number => Read("number");

    public int? Total => Read("total");

    private int? Read(string name)
    {
        const NumberStyles White = NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite;
        return int.TryParse(ContentType.Parameters[name], White, CultureInfo.InvariantCulture, out var value) ? value : null;
    }
}
