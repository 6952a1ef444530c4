using System.Collections;

namespace MimeKit;

/// <summary>Blocks of header fields: the status groups of a delivery report.</summary>
public class HeaderListCollection : ICollection<HeaderList>
{
    private readonly List<HeaderList> groups = [];

    internal Action? Changed { get; set; }

    public int Count => groups.Count;

    public bool IsReadOnly => false;

    public HeaderList this[int index]
    {
        get => groups[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            groups[index].Changed -= OnGroupChanged;
            groups[index] = value;
            value.Changed += OnGroupChanged;
        }
    }

    public void Add(HeaderList group)
    {
        ArgumentNullException.ThrowIfNull(group);
        group.Changed += OnGroupChanged;
        groups.Add(group);
        Changed?.Invoke();
    }

    public void Clear()
    {
        groups.ForEach(group => group.Changed -= OnGroupChanged);
        groups.Clear();
        Changed?.Invoke();
    }

    public bool Contains(HeaderList group)
    {
        ArgumentNullException.ThrowIfNull(group);
        return groups.Contains(group);
    }

    public void CopyTo(HeaderList[] array, int arrayIndex) => groups.CopyTo(array, arrayIndex);

    public bool Remove(HeaderList group)
    {
        ArgumentNullException.ThrowIfNull(group);
        if (!groups.Remove(group))
        {
            return false;
        }

        group.Changed -= OnGroupChanged;
        Changed?.Invoke();
        return true;
    }

    public IEnumerator<HeaderList> GetEnumerator() => groups.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private void OnGroupChanged(HeaderListChangedEventArgs args) => Changed?.Invoke();
}
