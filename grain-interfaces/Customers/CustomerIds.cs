using System.Security.Cryptography;
using System.Text;

namespace Platform.Customers;

/// <summary>The ids of customers: functions of their address, without the address in them, because ids stand in logs.</summary>
public static class CustomerIds
{
    /// <summary>The id of whoever has this address.</summary>
    /// <param name="email">An address; case does not matter.</param>
    public static string FromAddress(string email) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("customer/v1\0" + email.ToLowerInvariant())).AsSpan(0, 16));
}
