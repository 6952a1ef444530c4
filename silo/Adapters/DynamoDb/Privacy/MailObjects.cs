using System.Collections.Concurrent;
using Platform.Privacy;
using Platform.Silo.Adapters.Privacy;

namespace Platform.Silo.Adapters.DynamoDb.Privacy;

/// <summary>Finds a person in stored mails by reading them, some at once.</summary>
internal static class MailObjects
{
    /// <summary>The objects under a prefix whose mail names a person, with that mail.</summary>
    /// <param name="objects">The bucket.</param>
    /// <param name="prefix">What the names begin with.</param>
    /// <param name="person">Whom to look for; what was put later is new.</param>
    /// <param name="read">The mail of an object, by what follows the prefix.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    public static async Task<IReadOnlyList<(string Name, byte[] Mail)>> FindAsync(
        ObjectStore objects, string prefix, Person person, Func<string, CancellationToken, Task<byte[]?>> read, CancellationToken cancellationToken)
    {
        var matcher = new AddressMatcher(person.Address);
        var found = new ConcurrentBag<(string, byte[])>();
        await Parallel.ForEachAsync(
            objects.ListAsync(prefix, cancellationToken).Where(entry => entry.At <= person.Until),
            DynamoPeople.Options(cancellationToken),
            async (entry, cancel) =>
            {
                if (await read(entry.Name[prefix.Length..], cancel) is { } mail && matcher.IsInMail(mail))
                {
                    found.Add((entry.Name, mail));
                }
            });
        return [.. found.OrderBy(mail => mail.Item1, StringComparer.Ordinal)];
    }
}
