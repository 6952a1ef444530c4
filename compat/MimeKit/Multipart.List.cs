using System.Collections;
using System.Text;

namespace MimeKit;

public partial class Multipart
{
    public int Count => children.Count;

    public bool IsReadOnly => false;

    public MimeEntity this[int index]
    {
        get => children[index];
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            children[index] = value;
        }
    }

    public void Add(MimeEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        children.Add(entity);
    }

    public void Clear() => Clear(false);

    public void Clear(bool dispose)
    {
        if (dispose)
        {
            children.ForEach(child => child.Dispose());
        }

        children.Clear();
    }

    public bool Contains(MimeEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return children.Contains(entity);
    }

    public void CopyTo(MimeEntity[] array, int arrayIndex) => children.CopyTo(array, arrayIndex);

    public IEnumerator<MimeEntity> GetEnumerator() => children.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(MimeEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return children.IndexOf(entity);
    }

    public void Insert(int index, MimeEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        children.Insert(index, entity);
    }

    public bool Remove(MimeEntity entity)
    {
        ArgumentNullException.ThrowIfNull(entity);
        return children.Remove(entity);
    }

    public void RemoveAt(int index) => children.RemoveAt(index);

    /// <summary>Words on lines of at most the default length, every line ended.</summary>
    private static string Fold(string text, string leading)
    {
        var options = FormatOptions.Default;
        var output = new StringBuilder(leading);
        var column = 0;
        for (var i = 0; i < text.Length;)
        {
            var start = i;
            for (; i < text.Length && char.IsWhiteSpace(text[i]); i++)
            {
                if (text[i] == '\n')
                {
                    output.Append(options.NewLine);
                    start = i + 1;
                    column = 0;
                }
            }

            var word = i;
            while (i < text.Length && !char.IsWhiteSpace(text[i]))
            {
                i++;
            }

            if (column > 0 && column + i - start >= options.MaxLineLength)
            {
                output.Append(options.NewLine);
                start = word;
                column = 0;
            }

            output.Append(text, start, i - start);
            column += i - start;
        }

        return output.Append(column > 0 ? options.NewLine : string.Empty).ToString();
    }
}
