namespace MimeKit.Utils;

internal static class Lines
{
    /// <summary>Where the line after the one at <paramref name="position"/> begins.</summary>
    public static int Next(ReadOnlySpan<byte> text, int position)
    {
        var end = text[position..].IndexOf((byte)'\n');
        return end == -1 ? text.Length : position + end + 1;
    }

    /// <summary>Tells whether a line end stands here.</summary>
    public static bool IsEnd(ReadOnlySpan<byte> text, int position) =>
        text[position..] is [(byte)'\n', ..] or [(byte)'\r', (byte)'\n', ..];
}
