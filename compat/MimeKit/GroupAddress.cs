using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A named group of addresses (RFC 5322 section 3.4).</summary>
public class GroupAddress : InternetAddress
{
    public GroupAddress(Encoding encoding, string? name, IEnumerable<InternetAddress> addresses) : base(encoding, name)
    {
        Members = new InternetAddressList(addresses);
        Members.Changed += _ => OnChanged();
    }

    public GroupAddress(string? name, IEnumerable<InternetAddress> addresses) : this(Encoding.UTF8, name, addresses)
    {
    }

    public GroupAddress(Encoding encoding, string? name) : this(encoding, name, [])
    {
    }

    public GroupAddress(string? name) : this(Encoding.UTF8, name)
    {
    }

    public InternetAddressList Members { get; }

    public override InternetAddress Clone() => new GroupAddress(Encoding, Name, Members.Select(member => member.Clone()));

    public override bool Equals(InternetAddress? other) =>
        other is GroupAddress group && Name == group.Name && Members.Equals(group.Members);

    public override bool Equals(object? obj) => Equals(obj as InternetAddress);

    public override int GetHashCode() => base.GetHashCode();

    public override string ToString(FormatOptions options, bool encode)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (!encode)
        {
            return $"{Name}: {string.Join(", ", Members)};";
        }

        var output = new StringBuilder();
        var column = 0;
        Encode(options, output, first: true, ref column);
        return output.ToString();
    }

    public static bool TryParse(ParserOptions? options, string? text, [NotNullWhen(true)] out GroupAddress? group)
    {
        group = options is null || text is null
            ? null
            : (GroupAddress?)AddressParser.ParseOne(options, Encoding.UTF8.GetBytes(text), AddressKinds.Group, throws: false);
        return group is not null;
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out GroupAddress? group) =>
        TryParse(ParserOptions.Default, text, out group);

    public static new GroupAddress Parse(ParserOptions options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        return (GroupAddress)AddressParser.ParseOne(options, Encoding.UTF8.GetBytes(text), AddressKinds.Group, throws: true)!;
    }

    public static new GroupAddress Parse(string text) => Parse(ParserOptions.Default, text);

    internal override void Encode(FormatOptions options, StringBuilder output, bool first, ref int column)
    {
        if (!string.IsNullOrEmpty(Name))
        {
            EncodeName(options, output, first, ref column);
        }

        output.Append(": ");
        column += 2;
        Members.Encode(options, output, first: false, ref column);
        output.Append(';');
        column++;
    }
}
