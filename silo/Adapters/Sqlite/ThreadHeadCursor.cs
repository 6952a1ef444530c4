using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace Platform.Silo.Adapters.Sqlite;

/// <summary>Where a page of heads ended: last activity and id, URL-safe.</summary>
internal readonly record struct ThreadHeadCursor(long LastActivityTicks, string ThreadId)
{
    /// <summary>Before the newest head.</summary>
    public static ThreadHeadCursor Start { get; } = new(long.MaxValue, "");

    /// <exception cref="ArgumentException">No page gave this cursor.</exception>
    public static ThreadHeadCursor Parse(string cursor)
    {
        try
        {
            var bytes = Base64Url.DecodeFromChars(cursor);
            return new(BinaryPrimitives.ReadInt64BigEndian(bytes), Encoding.UTF8.GetString(bytes.AsSpan(sizeof(long))));
        }
        catch (Exception exception) when (exception is FormatException or ArgumentOutOfRangeException)
        {
            throw new ArgumentException("the cursor is not one that a page gave", nameof(cursor), exception);
        }
    }

    public override string ToString()
    {
        var bytes = new byte[sizeof(long) + Encoding.UTF8.GetByteCount(ThreadId)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, LastActivityTicks);
        Encoding.UTF8.GetBytes(ThreadId, bytes.AsSpan(sizeof(long)));
        return Base64Url.EncodeToString(bytes);
    }
}
