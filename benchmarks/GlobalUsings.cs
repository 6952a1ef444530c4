global using System.Globalization;
global using Orleans;
global using Platform.Deliveries;
global using Platform.Threads;
