using System.Text.Json;
using Platform.Suppressions;

namespace Platform.Privacy;

/// <summary>Everything held of a person, by the place that holds it (GDPR art. 15 and 20).</summary>
public sealed class Exporter(IEnumerable<IPersonalData> places, ISuppressionList suppressions, TimeProvider time)
{
    /// <summary>The export; <see cref="PersonExport.Data"/> is empty when nothing is held.</summary>
    public async Task<PersonExport> ExportAsync(string address, CancellationToken cancellationToken = default)
    {
        var now = time.GetUtcNow();
        var person = new Person(address, now, long.MaxValue);
        var data = ImmutableSortedDictionary.CreateBuilder<string, JsonElement>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            if (await place.ExportAsync(person, cancellationToken) is { } held)
            {
                data[place.Name] = JsonSerializer.SerializeToElement(held, PlatformJson.Options);
            }
        }

        return new(person.Id, address, now, await suppressions.FindReasonAsync(address, cancellationToken), data.ToImmutable());
    }
}
