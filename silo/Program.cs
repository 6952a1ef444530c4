using System.Globalization;
using Platform.Encryption;
using Platform.Silo.Hosting;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

try
{
    await using var silo = await SiloHost.StartAsync(args);
    Console.WriteLine($"silo ready, health at {string.Join(", ", silo.Urls)}");
    await silo.WaitForShutdownAsync();
    Console.WriteLine("stopped");
    return 0;
}
catch (Exception failure) when (failure is ArgumentException or NotSupportedException or IOException or InvalidDataException or ContentKeyException or UnauthorizedAccessException)
{
    await Console.Error.WriteLineAsync($"silo: {failure.Message}");
    return 1;
}
