using System.Globalization;
using System.Text;

namespace MimeKit.Utils;

/// <summary>Dates of mail headers (RFC 5322 section 3.3), and the other forms that occur.</summary>
public static class DateUtils
{
    private static readonly string[] Months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    private static readonly string[] Days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

    public static bool TryParse(byte[]? buffer, int startIndex, int length, out DateTimeOffset date)
    {
        date = default;
        return Arguments.InRange(buffer, startIndex, length) && DateParser.TryParse(buffer.AsSpan(startIndex, length), out date);
    }

    public static bool TryParse(byte[]? buffer, int startIndex, out DateTimeOffset date) =>
        TryParse(buffer, startIndex, (buffer?.Length ?? 0) - startIndex, out date);

    public static bool TryParse(byte[]? buffer, out DateTimeOffset date) => TryParse(buffer, 0, out date);

    public static bool TryParse(string? text, out DateTimeOffset date) =>
        TryParse(text is null ? null : Encoding.UTF8.GetBytes(text), out date);

    public static string FormatDate(DateTimeOffset date)
    {
        var offset = date.Offset;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Days[(int)date.DayOfWeek]}, {date.Day:00} {Months[date.Month - 1]} {date.Year:0000} {date.Hour:00}:{date.Minute:00}:{date.Second:00} {offset.Hours:+00;-00}{offset.Minutes:00}");
    }

    internal static int MonthOf(ReadOnlySpan<byte> name) => IndexOf(Months, name) + 1;

    internal static int DayOf(ReadOnlySpan<byte> name) => IndexOf(Days, name);

    private static int IndexOf(string[] names, ReadOnlySpan<byte> name)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (name.Length >= 3 && Ascii.EqualsIgnoreCase(name[..3], names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
