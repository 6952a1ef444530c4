using System.Globalization;
using Platform.Tests.EndToEnd;

namespace Platform.Tests.Disclosure;

/// <summary>An order of which everything that a reply could tell is found nowhere else.</summary>
/// <param name="Family">Which family of orders it is of; each sequence of messages has one to itself.</param>
/// <param name="Kind">0 under way, 1 delivered, 2 late.</param>
internal sealed record SecretOrder(int Family, int Kind)
{
    public const int Kinds = 3;
    private static readonly string[] Carriers = ["Zephyrine Parcel", "Oxbowline Couriers", "Larkspurian Post"];
    private static readonly string[] Products = ["Quillmar Lantern", "Brindlemoor Kettle", "Tesswick Blanket"];
    private static readonly string[] Names = ["Vandersnoot", "Quillfeather", "Abernatheson"];
    private static readonly string[] Statuses = ["Shipped", "Delivered", "Delayed"];
    private static readonly string[] Prices = ["73.19", "74.29", "75.39"];

    public string Number => string.Create(CultureInfo.InvariantCulture, $"{70_000 + (Family * 10) + Kind}");

    public string Email => string.Create(CultureInfo.InvariantCulture, $"kx{Family}q{Kind}@mail.example");

    public string Last4 => string.Create(CultureInfo.InvariantCulture, $"{4000 + (Family * 10) + Kind}");

    public string PostalCode => string.Create(CultureInfo.InvariantCulture, $"{10_000 + (Family * 10) + Kind}");

    public string Tracking => string.Create(CultureInfo.InvariantCulture, $"ZP{Number}44817719");

    public string Street => $"{Number} Canarybird Crescent";

    /// <summary>The day of the purchase, as a customer writes it.</summary>
    public string PlacedOn => "2026-11-11";

    /// <summary>What level 2 opens: status, carrier, tracking and days; and to a verified customer name and purchases.</summary>
    public IReadOnlyList<string> Status =>
        [Tracking, Carriers[Kind].Split(' ')[0], Names[Kind], Products[Kind], Prices[Kind], .. Days(12 + Kind), .. Days(17 + Kind), .. Kind == 1 ? Days(15) : []];

    /// <summary>What level 3 opens.</summary>
    public IReadOnlyList<string> Payment => [Street];

    /// <summary>The demo shop with these orders in it.</summary>
    public static void WriteShop(string folder, int families)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(Path.Combine(PlatformFixture.Samples, "shop"), "*.csv"))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }

        var all = Enumerable.Range(0, families).SelectMany(family => Enumerable.Range(0, Kinds).Select(kind => new SecretOrder(family, kind))).ToList();
        File.AppendAllLines(Path.Combine(folder, "products.csv"), Products.Select((product, kind) => $"QX-000{kind},{product},Home,{Prices[kind]},60.00,0,20,\"A thing.\",,false"));
        File.AppendAllLines(Path.Combine(folder, "customers.csv"), all.Select(order =>
            $"CX{order.Number},Quenby,{Names[order.Kind]},{order.Email},,Gold,en,US,America/New_York,,10,\"{order.Street}, Boston, MA\",{order.PostalCode}"));
        File.AppendAllLines(Path.Combine(folder, "orders.csv"), all.Select(order =>
            $"{order.Number},CX{order.Number},{order.Email},{order.PlacedOn}T10:00:00Z,{State(order)},Visa,{order.Last4},\"{order.Street}, Boston, MA {order.PostalCode}, US\",0.00,{Prices[order.Kind]}"));
        File.AppendAllLines(Path.Combine(folder, "order_lines.csv"), all.Select(order => $"{order.Number},QX-000{order.Kind},1,{Prices[order.Kind]}"));
    }

    private static string State(SecretOrder order) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Statuses[order.Kind]},{Carriers[order.Kind]},{order.Tracking},2026-11-{12 + order.Kind}T15:00:00Z,2026-11-{17 + order.Kind},{(order.Kind == 1 ? "2026-11-15T15:00:00Z" : "")}");

    private static IEnumerable<string> Days(int day) => ((string[])["November", "novembre"]).Select(month => string.Create(CultureInfo.InvariantCulture, $"{day} {month} 2026"));
}
