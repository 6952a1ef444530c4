using System.Collections;
using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace MimeKit;

/// <summary>The headers of a message or part in their order, duplicates included. Names are compared without case.</summary>
public sealed partial class HeaderList : IList<Header>
{
    // Below this a scan is quicker than a table, and most parts have four headers.
    private const int TableFrom = 24;

    private readonly List<Header> headers = [];
    private readonly Action<Header> headerChanged;
    private Dictionary<string, Header>? firstByName;

    public HeaderList() : this(ParserOptions.Default.Clone())
    {
    }

    internal HeaderList(ParserOptions options)
    {
        Options = options;
        headerChanged = header => OnChanged(header, HeaderListChangedAction.Changed);
    }

    internal Action<HeaderListChangedEventArgs>? Changed { get; set; }

    public int Count => headers.Count;

    public bool IsReadOnly => false;

    internal ParserOptions Options { get; }

    public Header this[int index]
    {
        get => headers[CheckIndex(index)];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            var old = headers[CheckIndex(index)];
            if (ReferenceEquals(old, value))
            {
                return;
            }

            old.Changed -= headerChanged;
            value.Changed += headerChanged;
            headers[index] = value;
            firstByName = null;
            if (SameName(old.Field, value.Field))
            {
                OnChanged(value, HeaderListChangedAction.Changed);
            }
            else
            {
                OnChanged(old, HeaderListChangedAction.Removed);
                OnChanged(value, HeaderListChangedAction.Added);
            }
        }
    }

    /// <summary>The first header of that name, decoded; setting replaces its value or adds one.</summary>
    [DisallowNull]
    public string? this[HeaderId id]
    {
        get => Find(Known(id))?.Value;
        set => SetFirst(Known(id).ToHeaderName(), Find(id), value);
    }

    [DisallowNull]
    public string? this[string field]
    {
        get => Find(field)?.Value;
        set => SetFirst(field, Find(field), value);
    }

    public void Add(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        header.Changed += headerChanged;
        headers.Add(header);
        firstByName?.TryAdd(header.Field, header);
        OnChanged(header, HeaderListChangedAction.Added);
    }

    public void Add(HeaderId id, string value) => Add(id, Encoding.UTF8, value);

    public void Add(string field, string value) => Add(field, Encoding.UTF8, value);

    public void Add(HeaderId id, Encoding encoding, string value) => Add(new Header(encoding, id, value));

    public void Add(string field, Encoding encoding, string value) => Add(new Header(encoding, field, value));

    public void Clear()
    {
        foreach (var header in headers)
        {
            header.Changed -= headerChanged;
        }

        headers.Clear();
        firstByName = null;
        Changed?.Invoke(new HeaderListChangedEventArgs(null, HeaderListChangedAction.Cleared));
    }

    public bool Contains(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return headers.Contains(header);
    }

    public bool Contains(HeaderId id) => Find(Known(id)) is not null;

    public bool Contains(string field) => Find(field) is not null;

    public void CopyTo(Header[] array, int arrayIndex) => headers.CopyTo(array, arrayIndex);

    public IEnumerator<Header> GetEnumerator() => headers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public void Insert(int index, Header header)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(index, headers.Count);
        ArgumentNullException.ThrowIfNull(header);
        headers.Insert(index, header);
        header.Changed += headerChanged;
        firstByName = null;
        OnChanged(header, HeaderListChangedAction.Added);
    }

    public void Insert(int index, HeaderId id, string value) => Insert(index, id, Encoding.UTF8, value);

    public void Insert(int index, string field, string value) => Insert(index, field, Encoding.UTF8, value);

    public void Insert(int index, HeaderId id, Encoding encoding, string value) => Insert(index, new Header(encoding, id, value));

    public void Insert(int index, string field, Encoding encoding, string value) => Insert(index, new Header(encoding, field, value));

    public bool Remove(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var index = headers.IndexOf(header);
        if (index >= 0)
        {
            RemoveAt(index);
        }

        return index >= 0;
    }

    public bool Remove(HeaderId id) => Find(Known(id)) is { } header && Remove(header);

    public bool Remove(string field) => Find(field) is { } header && Remove(header);

    public void RemoveAt(int index)
    {
        var header = headers[CheckIndex(index)];
        headers.RemoveAt(index);
        header.Changed -= headerChanged;
        firstByName = null;
        OnChanged(header, HeaderListChangedAction.Removed);
    }

    public void RemoveAll(HeaderId id) => RemoveAll(Known(id).ToHeaderName());

    public void RemoveAll(string field)
    {
        ArgumentNullException.ThrowIfNull(field);
        var removed = headers.FindAll(header => SameName(header.Field, field));
        if (removed.Count == 0)
        {
            return;
        }

        headers.RemoveAll(header => SameName(header.Field, field));
        firstByName = null;
        foreach (var header in removed)
        {
            header.Changed -= headerChanged;
            OnChanged(header, HeaderListChangedAction.Removed);
        }
    }

    /// <summary>Puts the header in the place of the first of its name and removes the others.</summary>
    public void Replace(Header header)
    {
        ArgumentNullException.ThrowIfNull(header);
        var first = Find(header.Field);
        if (first is null)
        {
            Add(header);
            return;
        }

        foreach (var old in headers.Where(old => SameName(old.Field, header.Field)))
        {
            old.Changed -= headerChanged;
        }

        headers[headers.IndexOf(first)] = header;
        headers.RemoveAll(old => !ReferenceEquals(old, header) && SameName(old.Field, header.Field));
        header.Changed += headerChanged;
        firstByName = null;
        OnChanged(first, HeaderListChangedAction.Removed);
        OnChanged(header, HeaderListChangedAction.Added);
    }

    public void Replace(HeaderId id, Encoding encoding, string value) => Replace(new Header(encoding, id, value));

    public void Replace(HeaderId id, string value) => Replace(new Header(id, value));

    public void Replace(string field, Encoding encoding, string value) => Replace(new Header(encoding, field, value));

    public void Replace(string field, string value) => Replace(new Header(field, value));

    private static bool SameName(string a, string b) => a.Equals(b, StringComparison.OrdinalIgnoreCase);

    private static HeaderId Known(HeaderId id) =>
        id == HeaderId.Unknown ? throw new ArgumentOutOfRangeException(nameof(id)) : id;

    private int CheckIndex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, headers.Count);
        return index;
    }

    private void SetFirst(string field, Header? first, string? value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (first is null)
        {
            Add(field, value);
        }
        else
        {
            first.Value = value;
        }
    }

    private void OnChanged(Header header, HeaderListChangedAction action) =>
        Changed?.Invoke(new HeaderListChangedEventArgs(header, action));
}
