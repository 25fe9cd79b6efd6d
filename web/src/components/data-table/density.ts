import { useLocalStorage } from '@mantine/hooks';

export type Density = 'roomy' | 'dense';

/** How close table rows stand, remembered on this device. */
export function useDensity(): [Density, (density: Density) => void] {
  const [density, setDensity] = useLocalStorage<Density>({
    key: 'guildhall.density',
    defaultValue: 'roomy',
    getInitialValueInEffect: false,
  });
  return [density, setDensity];
}
