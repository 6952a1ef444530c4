using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Platform.Returns;

/// <summary>RMA numbers: <c>RMA-</c> and 40 bits of a hash in Crockford's base 32, which has no I, L, O and U to misread.</summary>
public static class RmaNumbers
{
    private const string Prefix = "RMA-";
    private const int Length = 8;
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /// <summary>The number that this turn gives this item; a turn that is made twice gives it twice.</summary>
    public static string Create(string threadId, int turn, string orderNumber, string sku)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"rma/v1\0{threadId}\0{turn}\0{orderNumber}\0{sku}")));
        var bits = ((ulong)hash[0] << 32) | ((ulong)hash[1] << 24) | ((ulong)hash[2] << 16) | ((ulong)hash[3] << 8) | hash[4];
        return Prefix + string.Create(Length, bits, static (chars, value) =>
        {
            for (var index = chars.Length - 1; index >= 0; index--)
            {
                chars[index] = Alphabet[(int)(value & 31)];
                value >>= 5;
            }
        });
    }

    /// <summary>A number as it is stored, from what somebody typed; null when it is none.</summary>
    public static string? Parse(string typed)
    {
        var upper = typed.Trim().ToUpperInvariant();
        var code = (upper.StartsWith(Prefix, StringComparison.Ordinal) ? upper[Prefix.Length..] : upper).Replace('O', '0').Replace('I', '1').Replace('L', '1');
        return code.Length == Length && code.All(Alphabet.Contains) ? Prefix + code : null;
    }
}
