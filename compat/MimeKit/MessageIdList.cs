using System.Collections;

namespace MimeKit;

/// <summary>Message ids without their angle brackets, in order.</summary>
public class MessageIdList : IList<string>
{
    private readonly List<string> ids = [];

    internal Action? Changed { get; set; }

    public int Count => ids.Count;

    public bool IsReadOnly => false;

    public string this[int index]
    {
        get => ids[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            if (ids[index] != value)
            {
                ids[index] = Strip(value);
                Changed?.Invoke();
            }
        }
    }

    public MessageIdList Clone()
    {
        var clone = new MessageIdList();
        clone.ids.AddRange(ids);
        return clone;
    }

    public void Add(string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ids.Add(Strip(messageId));
        Changed?.Invoke();
    }

    public void AddRange(IEnumerable<string> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        ids.AddRange(items.Select(Strip));
        Changed?.Invoke();
    }

    public void Clear()
    {
        ids.Clear();
        Changed?.Invoke();
    }

    public bool Contains(string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        return ids.Contains(messageId);
    }

    public void CopyTo(string[] array, int arrayIndex) => ids.CopyTo(array, arrayIndex);

    public IEnumerator<string> GetEnumerator() => ids.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        return ids.IndexOf(messageId);
    }

    public void Insert(int index, string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        ids.Insert(index, Strip(messageId));
        Changed?.Invoke();
    }

    public bool Remove(string messageId)
    {
        ArgumentNullException.ThrowIfNull(messageId);
        if (!ids.Remove(messageId))
        {
            return false;
        }

        Changed?.Invoke();
        return true;
    }

    public void RemoveAt(int index)
    {
        ids.RemoveAt(index);
        Changed?.Invoke();
    }

    public override string ToString() => string.Join(' ', ids.Select(id => $"<{id}>"));

    /// <summary>Replaces what the list holds by what a header says; the header stays as it is.</summary>
    internal void Load(IEnumerable<string> items)
    {
        ids.Clear();
        ids.AddRange(items);
    }

    private static string Strip(string id) => id is ['<', .., '>'] ? id[1..^1] : id;
}
