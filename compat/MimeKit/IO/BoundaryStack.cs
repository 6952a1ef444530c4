using System.Diagnostics.CodeAnalysis;

namespace MimeKit.IO;

/// <summary>
/// The boundaries of the multiparts that are open. A line is looked up by its text in one step however many there are:
/// comparing it with each costs the depth for every line of a mail that is made of dashes.
/// </summary>
internal sealed class BoundaryStack
{
    private readonly Dictionary<byte[], int> depths = new(new Comparer());
    private readonly Dictionary<byte[], int>.AlternateLookup<ReadOnlySpan<byte>> lookup;
    private readonly List<(byte[] Marker, int Shadowed)> open = [];
    private readonly List<int> longest = [0];

    public BoundaryStack()
    {
        lookup = depths.GetAlternateLookup<ReadOnlySpan<byte>>();
    }

    public int Depth => open.Count;

    public void Push(byte[] marker)
    {
        var shadowed = depths.GetValueOrDefault(marker, 0);
        open.Add((marker, shadowed));
        depths[marker] = open.Count;
        longest.Add(Math.Max(longest[^1], marker.Length));
    }

    public void Pop()
    {
        var (marker, shadowed) = open[^1];
        open.RemoveAt(open.Count - 1);
        longest.RemoveAt(longest.Count - 1);
        if (shadowed == 0)
        {
            depths.Remove(marker);
        }
        else
        {
            depths[marker] = shadowed;
        }
    }

    /// <summary>The innermost boundary that the line is, or none. White space at the end of a line does not count.</summary>
    public BoundaryMatch Match(ReadOnlySpan<byte> line)
    {
        if (open.Count == 0 || !line.StartsWith("--"u8))
        {
            return default;
        }

        line = line.TrimEnd(" \t\r\n"u8);
        if (line.Length > longest[^1] + 2)
        {
            return default;
        }

        lookup.TryGetValue(line, out var part);
        var end = 0;
        if (line.EndsWith("--"u8))
        {
            lookup.TryGetValue(line[..^2], out end);
        }

        return end > part ? new BoundaryMatch(end, IsEnd: true) : new BoundaryMatch(part, IsEnd: false);
    }

    private sealed class Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
    {
        public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();

        public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

        public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

        public int GetHashCode([DisallowNull] byte[] obj) => GetHashCode(obj.AsSpan());

        public int GetHashCode(ReadOnlySpan<byte> alternate)
        {
            var hash = default(HashCode);
            hash.AddBytes(alternate);
            return hash.ToHashCode();
        }
    }
}

/// <summary>Depth is that of the multipart the boundary belongs to, from 1; 0 is no boundary.</summary>
internal readonly record struct BoundaryMatch(int Depth, bool IsEnd);
