using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using MimeKit.Utils;

namespace MimeKit;

/// <summary>The addresses of one kind of header; a message writes the header anew when its list changes.</summary>
public class InternetAddressList : IList<InternetAddress>, IEquatable<InternetAddressList>, IComparable<InternetAddressList>
{
    private readonly List<InternetAddress> list = [];
    private readonly Action memberChanged;

    public InternetAddressList()
    {
        memberChanged = OnChanged;
    }

    public InternetAddressList(IEnumerable<InternetAddress> addresses) : this()
    {
        ArgumentNullException.ThrowIfNull(addresses);
        Append(addresses);
    }

    internal Action<InternetAddressList>? Changed { get; set; }

    public int Count => list.Count;

    public bool IsReadOnly => false;

    /// <summary>Every mailbox, those inside groups included.</summary>
    public IEnumerable<MailboxAddress> Mailboxes =>
        list.SelectMany(address => address is GroupAddress group ? group.Members.Mailboxes : [(MailboxAddress)address]);

    public InternetAddress this[int index]
    {
        get => list[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (ReferenceEquals(list[index], value))
            {
                return;
            }

            list[index].Changed -= memberChanged;
            value.Changed += memberChanged;
            list[index] = value;
            OnChanged();
        }
    }

    public void Add(InternetAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        Insert(list.Count, address);
    }

    public void AddRange(IEnumerable<InternetAddress> addresses)
    {
        ArgumentNullException.ThrowIfNull(addresses);
        if (Append(addresses))
        {
            OnChanged();
        }
    }

    public void Clear()
    {
        if (list.Count > 0)
        {
            Drop();
            OnChanged();
        }
    }

    public bool Contains(InternetAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return list.Contains(address);
    }

    public void CopyTo(InternetAddress[] array, int arrayIndex) => list.CopyTo(array, arrayIndex);

    public int IndexOf(InternetAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        return list.IndexOf(address);
    }

    public void Insert(int index, InternetAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        list.Insert(index, address);
        address.Changed += memberChanged;
        OnChanged();
    }

    public bool Remove(InternetAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var index = list.IndexOf(address);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    public void RemoveAt(int index)
    {
        list[index].Changed -= memberChanged;
        list.RemoveAt(index);
        OnChanged();
    }

    public IEnumerator<InternetAddress> GetEnumerator() => list.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public bool Equals(InternetAddressList? other) => other is not null && list.SequenceEqual(other.list);

    public override bool Equals(object? obj) => Equals(obj as InternetAddressList);

    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    public int CompareTo(InternetAddressList? other)
    {
        ArgumentNullException.ThrowIfNull(other);
        for (var i = 0; i < Math.Min(Count, other.Count); i++)
        {
            var order = list[i].CompareTo(other.list[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return Count - other.Count;
    }

    public string ToString(FormatOptions options, bool encode)
    {
        if (!encode)
        {
            return string.Join(", ", list.Select(address => address.ToString(options, false)));
        }

        var output = new StringBuilder();
        var column = 0;
        Encode(options, output, first: true, ref column);
        return output.ToString();
    }

    public string ToString(bool encode) => ToString(FormatOptions.Default, encode);

    public override string ToString() => ToString(FormatOptions.Default, false);

    public static bool TryParse(ParserOptions? options, byte[]? buffer, int startIndex, int length, [NotNullWhen(true)] out InternetAddressList? addresses)
    {
        var parsed = options is not null && Arguments.InRange(buffer, startIndex, length)
            ? AddressParser.ParseList(options, buffer.AsSpan(startIndex, length), throws: false)
            : null;
        addresses = parsed is null ? null : new InternetAddressList(parsed);
        return addresses is not null;
    }

    public static bool TryParse(byte[]? buffer, [NotNullWhen(true)] out InternetAddressList? addresses) =>
        TryParse(ParserOptions.Default, buffer, 0, buffer?.Length ?? 0, out addresses);

    public static bool TryParse(ParserOptions? options, string? text, [NotNullWhen(true)] out InternetAddressList? addresses)
    {
        var bytes = text is null ? null : Encoding.UTF8.GetBytes(text);
        return TryParse(options, bytes, 0, bytes?.Length ?? 0, out addresses);
    }

    public static bool TryParse(string? text, [NotNullWhen(true)] out InternetAddressList? addresses) =>
        TryParse(ParserOptions.Default, text, out addresses);

    public static InternetAddressList Parse(ParserOptions options, string text)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(text);
        return new InternetAddressList(AddressParser.ParseList(options, Encoding.UTF8.GetBytes(text), throws: true)!);
    }

    public static InternetAddressList Parse(string text) => Parse(ParserOptions.Default, text);

    internal void Encode(FormatOptions options, StringBuilder output, bool first, ref int column)
    {
        for (var i = 0; i < list.Count; i++)
        {
            if (i > 0)
            {
                output.Append(", ");
                column += 2;
            }

            list[i].Encode(options, output, first && i == 0, ref column);
        }
    }

    /// <summary>Fills the list from a header that was read: the header stays as it is.</summary>
    internal bool Append(IEnumerable<InternetAddress> addresses)
    {
        var before = list.Count;
        foreach (var address in addresses)
        {
            address.Changed += memberChanged;
            list.Add(address);
        }

        return list.Count > before;
    }

    /// <summary>Empties the list without writing the header.</summary>
    internal void Drop()
    {
        foreach (var address in list)
        {
            address.Changed -= memberChanged;
        }

        list.Clear();
    }

    private void OnChanged() => Changed?.Invoke(this);
}
