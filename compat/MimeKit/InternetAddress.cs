using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>A mailbox or a group of them.</summary>
public abstract class InternetAddress : IComparable<InternetAddress>, IEquatable<InternetAddress>
{
    private const string AtomSpecials = "()<>@,;:\\\".[]";

    private Encoding encoding;
    private string? name;

    protected InternetAddress(Encoding encoding, string? name)
    {
        ArgumentNullException.ThrowIfNull(encoding);
        this.encoding = encoding;
        this.name = name;
    }

    internal Action? Changed { get; set; }

    /// <summary>The charset that the name is written in.</summary>
    public Encoding Encoding
    {
        get => encoding;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (value != encoding)
            {
                encoding = value;
                OnChanged();
            }
        }
    }

    /// <summary>The display name, decoded and without quotes.</summary>
    public string? Name
    {
        get => name;
        set
        {
            if (value != name)
            {
                name = value;
                OnChanged();
            }
        }
    }

    public abstract InternetAddress Clone();

    public int CompareTo(InternetAddress? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var byName = string.Compare(Name, other.Name, StringComparison.OrdinalIgnoreCase);
        if (byName != 0)
        {
            return byName;
        }

        return (this, other) switch
        {
            (MailboxAddress a, MailboxAddress b) => Compare(a, b),
            (MailboxAddress, _) => -1,
            (_, MailboxAddress) => 1,
            _ => 0,
        };
    }

    public abstract bool Equals(InternetAddress? other);

    public override bool Equals(object? obj) => Equals(obj as InternetAddress);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public abstract string ToString(FormatOptions options, bool encode);

    public string ToString(bool encode) => ToString(FormatOptions.Default, encode);

    public override string ToString() => ToString(FormatOptions.Default, false);

    public static bool TryParse(ParserOptions? options, byte[]? buffer, int startIndex, int length, [NotNullWhen(true)] out InternetAddress? address)
    {
        address = options is not null && Arguments.InRange(buffer, startIndex, length)
            ? AddressParser.ParseOne(options, buffer.AsSpan(startIndex, length), AddressKinds.Any, throws: false)
            : null;
        return address is not null;
    }

    public static bool TryParse(byte[]? buffer, [NotNullWhen(true)] out InternetAddress? address) =>
        TryParse(ParserOptions.Default, buffer, 0, buffer?.Length ?? 0, out address);

    public static bool TryParse(ParserOptions? options, string? text, [NotNullWhen(true)] out InternetAddress? address)
    {
        address = options is null || text is null
            ? null
            : AddressParser.ParseOne(options, Encoding.UTF8.GetBytes(text), AddressKinds.Any, throws: false);
        return address is not null;
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out InternetAddress? address) =>
        TryParse(ParserOptions.Default, text, out address);

    public static InternetAddress Parse(ParserOptions options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        return AddressParser.ParseOne(options, Encoding.UTF8.GetBytes(text), AddressKinds.Any, throws: true)!;
    }

    public static InternetAddress Parse(string text) => Parse(ParserOptions.Default, text);

    protected virtual void OnChanged() => Changed?.Invoke();

    internal abstract void Encode(FormatOptions options, StringBuilder output, bool first, ref int column);

    /// <summary>The name at its place in a folded header: on this line, on the next, or broken at its words.</summary>
    internal void EncodeName(FormatOptions options, StringBuilder output, bool first, ref int column)
    {
        var text = options.International
            ? Name!.AsSpan().ContainsAny(AtomSpecials) ? MimeUtils.Quote(Name!) : Name!
            : EncodedWordWriter.Encode(options, Encoding, Name!, 0, Name!.Length, EncodedWordPlace.Phrase);
        if (column + text.Length > options.MaxLineLength)
        {
            if (text.Length > options.MaxLineLength)
            {
                AddressFolder.AppendFolded(options, output, text, first, ref column);
                return;
            }

            if (!first && column > 1)
            {
                AddressFolder.Wrap(options, output);
                column = 1;
            }
        }

        column += text.Length;
        output.Append(text);
    }

    private static int Compare(MailboxAddress a, MailboxAddress b)
    {
        var length = Math.Min(a.Domain.Length, b.Domain.Length);
        var byDomain = string.Compare(a.Domain, 0, b.Domain, 0, length, StringComparison.OrdinalIgnoreCase);
        if (byDomain != 0)
        {
            return byDomain;
        }

        length = Math.Min(a.LocalPart.Length, b.LocalPart.Length);
        var byLocal = string.Compare(a.LocalPart, 0, b.LocalPart, 0, length, StringComparison.OrdinalIgnoreCase);
        return byLocal != 0 ? byLocal : a.LocalPart.Length - b.LocalPart.Length;
    }
}
