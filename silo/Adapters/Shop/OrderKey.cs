using System.Security.Cryptography;
using System.Text;

namespace Platform.Silo.Adapters.Shop;

/// <summary>How an order number and an e-mail address are compared.</summary>
internal static class OrderKey
{
    /// <summary>Without case, white space, <c>#</c> and <c>-</c>.</summary>
    public static string NormalizeNumber(string orderNumber) =>
        string.Concat(orderNumber.Where(character => !char.IsWhiteSpace(character) && character is not ('#' or '-'))).ToUpperInvariant();

    /// <summary>The key of a number alone, for callers whom a level was proved to.</summary>
    public static byte[] Number(string orderNumber) => SHA256.HashData(Encoding.UTF8.GetBytes(NormalizeNumber(orderNumber)));

    /// <summary>
    /// One key for both. By a hash, so that the search takes the same way through the index whichever half is wrong:
    /// its time tells nothing.
    /// </summary>
    public static byte[] Match(string orderNumber, string email) =>
        SHA256.HashData(Encoding.UTF8.GetBytes($"{NormalizeNumber(orderNumber)}\n{email.Trim().ToUpperInvariant()}"));
}
